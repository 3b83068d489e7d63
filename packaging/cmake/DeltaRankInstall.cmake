# What "cmake --install" and the Debian package (cpack -G DEB) put where. The programs look for their resources in
# ../share/deltarank beside themselves, so any prefix works.
include(GNUInstallDirs)

foreach(program deltarank-cli deltarank-read deltarank)
  if(TARGET ${program})
    install(TARGETS ${program} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
    install(FILES "${PROJECT_SOURCE_DIR}/packaging/man/${program}.1" DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  endif()
endforeach()
if(EXISTS "${PROJECT_SOURCE_DIR}/resources")
  install(DIRECTORY "${PROJECT_SOURCE_DIR}/resources/" DESTINATION ${CMAKE_INSTALL_DATADIR}/deltarank
          PATTERN "icons" EXCLUDE)
endif()
# Named as the Debian package, which looks for its copyright there.
set(doc "${CMAKE_INSTALL_DATAROOTDIR}/doc/deltarank")
if(DELTARANK_TORCH)
  # What "deltarank-cli doctor" compares with.
  install(DIRECTORY "${PROJECT_SOURCE_DIR}/tests/golden/reference/" DESTINATION ${CMAKE_INSTALL_DATADIR}/deltarank/golden)
  install(FILES "${PROJECT_SOURCE_DIR}/tests/golden/NOTICE" DESTINATION ${CMAKE_INSTALL_DATADIR}/deltarank/golden)
endif()
install(FILES "${PROJECT_SOURCE_DIR}/README.md" "${PROJECT_SOURCE_DIR}/LICENSE" "${PROJECT_SOURCE_DIR}/packaging/CITATION.cff"
              "${PROJECT_SOURCE_DIR}/packaging/copyright" DESTINATION "${doc}")
install(FILES "${PROJECT_SOURCE_DIR}/packaging/screenshot.png" DESTINATION "${doc}/packaging")
install(PROGRAMS "${PROJECT_SOURCE_DIR}/packaging/slurm/submit" "${PROJECT_SOURCE_DIR}/packaging/slurm/deltarank.sbatch"
        DESTINATION ${CMAKE_INSTALL_DATADIR}/deltarank/slurm)
if(TARGET deltarank)
  set(desktop "${PROJECT_SOURCE_DIR}/packaging/desktop")
  install(FILES "${desktop}/deltarank.desktop" DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
  install(FILES "${desktop}/deltarank.xml" DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages)
  install(FILES "${desktop}/org.deltarank.DeltaRank.metainfo.xml" DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
  install(FILES "${PROJECT_SOURCE_DIR}/resources/icons/deltarank.svg"
          DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME deltarank)
set(CPACK_PACKAGE_VENDOR "The DeltaRank authors")
set(CPACK_PACKAGE_CONTACT "The DeltaRank authors <deltarank@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "measures how much rank a task needs (LoRA)")
set(CPACK_PACKAGE_DESCRIPTION
"Low-rank adaptation (LoRA) fixes a rank before training. DeltaRank measures
the rank that training really uses: it fine-tunes a classifier on tasks of
controlled difficulty, takes the singular values of every learned change of
the weights, and lets you explore how the two move together. It also opens,
compares and truncates LoRA adapters. Desktop program and command line; a
small base model and presets are included.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE
    WORLD_READ WORLD_EXECUTE)
set(CPACK_PRE_BUILD_SCRIPTS "${PROJECT_SOURCE_DIR}/packaging/cmake/DebianPackage.cmake")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# The BLAS is an alternative that dpkg-shlibdeps cannot see, as are the font of the figures and the icon plug-in.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libopenblas0-openmp, fonts-dejavu-core")
if(TARGET deltarank)
  string(APPEND CPACK_DEBIAN_PACKAGE_DEPENDS ", libqt6svg6")
  set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-wayland")
endif()
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "python3-h5py, hdfview")
include(CPack)
