echo 'int  answer( ){return 42 ;}' >"$tree/daemon/base/answer.cpp"
judge 'wild layout' red
echo 'int answer() { return 42; }' >"$tree/daemon/base/answer.cpp"
judge 'our layout' green
