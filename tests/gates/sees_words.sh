file=$tree/daemon/base/answer.cpp
echo '// see https://example.org/work/home/ and todo el mundo' >"$file"
judge 'a URL and a Spanish word' green
for word in TODO FIXME '"/work/data"' '/root/x.txt' '=/home/ada/x'; do
    echo "// $word: later" >"$file"
    judge "$word" red
done
echo 'int answer();' >"$file"
echo 'Look at /work/notes' >"$tree/docs/notes.md"
judge 'a path in the documents' red
