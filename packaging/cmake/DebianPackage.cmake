# Run by CPack in the staged tree before the .deb is made: what Debian's policy asks of a package and what a plain
# "cmake --install" does not have. Compressed man pages, the copyright file, a changelog.
set(root "${CPACK_TEMPORARY_INSTALL_DIRECTORY}/usr/share")
set(doc "${root}/doc/deltarank")
string(TIMESTAMP today "%a, %d %b %Y %H:%M:%S +0000" UTC)
file(WRITE "${doc}/changelog" "deltarank (${CPACK_PACKAGE_VERSION}) bookworm; urgency=medium

  * Version ${CPACK_PACKAGE_VERSION}.

 -- ${CPACK_PACKAGE_CONTACT}  ${today}
")
# Debian has the licence in one place; the package points there.
file(REMOVE "${doc}/LICENSE")
file(GLOB compress "${root}/man/man1/*.1" "${doc}/changelog")
execute_process(COMMAND gzip -9 -n -f ${compress} COMMAND_ERROR_IS_FATAL ANY)
