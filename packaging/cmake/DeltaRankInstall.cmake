# What "cmake --install" and the Debian package (cpack -G DEB) put where. The programs look for their resources in
# ../share/deltarank beside themselves, so any prefix works.
include(GNUInstallDirs)

foreach(program deltarank-cli deltarank-read deltarank)
  if(TARGET ${program})
    install(TARGETS ${program} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
  endif()
endforeach()
if(EXISTS "${PROJECT_SOURCE_DIR}/resources")
  install(DIRECTORY "${PROJECT_SOURCE_DIR}/resources/" DESTINATION ${CMAKE_INSTALL_DATADIR}/deltarank
          PATTERN "icons" EXCLUDE)
endif()
install(FILES "${PROJECT_SOURCE_DIR}/README.md" "${PROJECT_SOURCE_DIR}/LICENSE" "${PROJECT_SOURCE_DIR}/CITATION.cff"
        DESTINATION ${CMAKE_INSTALL_DOCDIR})
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
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "explore how much rank a task needs")
set(CPACK_PACKAGE_DESCRIPTION "DeltaRank fine-tunes a classifier on tasks of controlled difficulty and measures the rank
 that low-rank adaptation really uses. Desktop program and command line.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
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
