# What `cmake --install` lays down, and the Debian package made of it.

# The daemon reads /etc/tocsin wherever its program is; a private prefix keeps everything to itself.
if(CMAKE_INSTALL_PREFIX MATCHES "^/usr(/local)?$")
  set(TOCSIN_ETC /etc/tocsin)
  set(TOCSIN_UNITS lib/systemd/system)
else()
  set(TOCSIN_ETC ${CMAKE_INSTALL_PREFIX}/etc/tocsin)
  set(TOCSIN_UNITS lib/systemd/system)
endif()

install(TARGETS tocsin RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
foreach(part knowledge watchlists schemas demo)
  install(DIRECTORY config/${part} DESTINATION ${CMAKE_INSTALL_DATADIR}/tocsin OPTIONAL)
endforeach()
install(FILES config/tocsin.toml DESTINATION ${CMAKE_INSTALL_DATADIR}/tocsin)

# The owner's configuration is never overwritten by hand-run installs; dpkg looks after its conffile itself.
install(CODE "
  set(own \"\$ENV{DESTDIR}${TOCSIN_ETC}/tocsin.toml\")
  if(EXISTS \"\${own}\")
    message(STATUS \"Kept: \${own}\")
  else()
    file(INSTALL DESTINATION \"${TOCSIN_ETC}\" TYPE FILE FILES \"${PROJECT_SOURCE_DIR}/config/tocsin.toml\")
  endif()
  foreach(part conf.d feeds.d watchlists.d)
    file(MAKE_DIRECTORY \"\$ENV{DESTDIR}${TOCSIN_ETC}/\${part}\")
  endforeach()")

# The unit names the program where this prefix has it.
file(READ systemd/tocsin.service unit)
string(REPLACE "/usr/bin/tocsin" "${CMAKE_INSTALL_FULL_BINDIR}/tocsin" unit "${unit}")
string(REPLACE "/etc/tocsin" "${TOCSIN_ETC}" unit "${unit}")
file(CONFIGURE OUTPUT install/tocsin.service CONTENT "${unit}" @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/install/tocsin.service DESTINATION ${TOCSIN_UNITS})

install(FILES docs/completions/tocsin.bash
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME tocsin)
install(FILES docs/completions/_tocsin DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)

# name.SECTION.gz in man/manSECTION: dpkg wants them packed, man reads them either way.
find_program(GZIP gzip REQUIRED)
function(tocsin_packed source into as)
  set(packed ${PROJECT_BINARY_DIR}/install/${as}.gz)
  add_custom_command(OUTPUT ${packed} DEPENDS ${source} VERBATIM
    COMMAND sh -c "\"$1\" -9nc \"$2\" > \"$3\"" sh ${GZIP} ${PROJECT_SOURCE_DIR}/${source} ${packed})
  set_property(GLOBAL APPEND PROPERTY TOCSIN_PACKED ${packed})
  install(FILES ${packed} DESTINATION ${into})
endfunction()
foreach(page tocsin.1 tocsin.toml.5 tocsin-watchlist.5)
  string(REGEX MATCH "[0-9]$" section ${page})
  tocsin_packed(docs/man/${page} ${CMAKE_INSTALL_MANDIR}/man${section} ${page})
endforeach()
tocsin_packed(CHANGELOG.md ${CMAKE_INSTALL_DOCDIR} changelog)
tocsin_packed(systemd/debian/changelog ${CMAKE_INSTALL_DOCDIR} changelog.Debian)
get_property(packed GLOBAL PROPERTY TOCSIN_PACKED)
add_custom_target(tocsin_manual ALL DEPENDS ${packed})

install(FILES README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES systemd/debian/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR} FILES_MATCHING PATTERN "*.md"
  PATTERN man EXCLUDE PATTERN completions EXCLUDE)
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_VENDOR tocsin)
set(CPACK_PACKAGE_CONTACT "tocsin maintainers <maintainers@tocsin.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "streaming news-feed monitor that rings once per story")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "\
tocsin polls news feeds and web pages, understands each item, groups items
into stories across outlets and languages, and sends one signed alert when a
story that matters breaks, and another only when its facts change.

It keeps its state in SQLite, delivers webhooks at least once under stable
ids, and runs sandboxed under systemd.")
set(CPACK_SET_DESTDIR ON)  # for /etc, which no prefix holds
set(CPACK_INSTALL_PREFIX ${CMAKE_INSTALL_PREFIX})
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "ca-certificates, init-system-helpers (>= 1.54~)")
set(CPACK_DEBIAN_PACKAGE_HOMEPAGE ${PROJECT_HOMEPAGE_URL})
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
  "${PROJECT_SOURCE_DIR}/systemd/debian/conffiles;${PROJECT_SOURCE_DIR}/systemd/debian/postinst;\
${PROJECT_SOURCE_DIR}/systemd/debian/prerm;${PROJECT_SOURCE_DIR}/systemd/debian/postrm")
include(CPack)
