# Compiler settings, third-party packages and the helpers that declare our targets.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Build type" FORCE)
endif()

# The numbers are worked out in BLAS, LAPACK and LibTorch: tests/bench/bench_spectrum is no slower than with -O3, and
# our files compile faster.
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
# Several files at a time: most of the compiler's work is what they all include. Names in unnamed namespaces are
# therefore unique within a folder. Whoever changes one file at a time builds with the preset `dev`, without it.
option(CMAKE_UNITY_BUILD "Compile several files at a time" ON)
set(CMAKE_UNITY_BUILD_BATCH_SIZE 8 CACHE STRING "Files that are compiled at a time; 0: a whole folder")

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
endif()

if(DELTARANK_SANITIZE)
  add_compile_options(-fsanitize=${DELTARANK_SANITIZE} -fno-omit-frame-pointer -g1)
  add_link_options(-fsanitize=${DELTARANK_SANITIZE})
endif()

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(ZLIB REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(nlohmann_json REQUIRED)
find_package(tl-expected REQUIRED)
find_package(CLI11 REQUIRED)
find_package(Eigen3 REQUIRED)
find_package(Boost REQUIRED)
find_package(JPEG REQUIRED)
find_package(PNG REQUIRED)
find_package(GIF REQUIRED)
find_package(Freetype REQUIRED)
pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(cairo REQUIRED IMPORTED_TARGET cairo)
find_package(HDF5 REQUIRED COMPONENTS C)
find_package(LAPACK REQUIRED)
find_package(OpenMP COMPONENTS CXX)
if(DELTARANK_TORCH)
  # Tensors of many sizes come and go with every step; this allocator keeps them in two thirds of the memory that
  # glibc's needs. Sanitizers bring an allocator of their own.
  find_library(TCMALLOC_LIBRARY tcmalloc_minimal)
  if(DELTARANK_SANITIZE)
    set(DELTARANK_ALLOCATOR)
  elseif(TCMALLOC_LIBRARY)
    set(DELTARANK_ALLOCATOR "-Wl,--push-state,--no-as-needed" "${TCMALLOC_LIBRARY}" "-Wl,--pop-state")
  else()
    message(WARNING "tcmalloc (libgoogle-perftools-dev) was not found: training will need half as much memory again.")
    set(DELTARANK_ALLOCATOR)
  endif()
  if(DELTARANK_LIBTORCH)
    include(OfficialLibTorch)
    deltarank_official_libtorch("${DELTARANK_LIBTORCH}")
  else()
    # The package's own flags (old ABI switches, warnings) stay out of our targets; its include paths and
    # libraries come with the imported target.
    find_package(Torch REQUIRED)
  endif()
endif()
if(DELTARANK_GUI)
  find_package(Qt6 REQUIRED COMPONENTS Core Gui Widgets Svg PrintSupport)
  find_package(QCustomPlotQt6 REQUIRED)
endif()
if(DELTARANK_TESTS)
  find_package(Qt6 REQUIRED COMPONENTS Core Test)
endif()

add_library(deltarank_options INTERFACE)
target_include_directories(deltarank_options INTERFACE "${PROJECT_SOURCE_DIR}/core")
target_compile_definitions(deltarank_options INTERFACE DELTARANK_VERSION="${PROJECT_VERSION}")
# -Wrestrict: false alarms of GCC 12 on "text" + std::string.
# -Wmissing-field-initializers: members left to their defaults are meant to be.
target_compile_options(deltarank_options INTERFACE -Wall -Wextra -Wno-unknown-pragmas -Wno-missing-field-initializers
                       $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
if(DELTARANK_WERROR)
  target_compile_options(deltarank_options INTERFACE -Werror)
endif()

# deltarank_core(NAME DEPS a b ... LINK lib ...): core/NAME as the static library deltarank_NAME.
# Only the folders named in DEPS can be included: this is what keeps dependencies pointing one way.
function(deltarank_core name)
  cmake_parse_arguments(ARG "" "" "DEPS;LINK;PRIVATE_LINK" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/core/${name}/*.cpp")
  file(GLOB headers CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/core/${name}/*.h")
  if(sources)
    add_library(deltarank_${name} STATIC ${sources} ${headers})
    set(scope PUBLIC)
    target_link_libraries(deltarank_${name} PRIVATE ${ARG_PRIVATE_LINK})
    set_target_properties(deltarank_${name} PROPERTIES OUTPUT_NAME "deltarank_${name}")
  else()
    add_library(deltarank_${name} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_link_libraries(deltarank_${name} ${scope} deltarank_options ${ARG_LINK})
  foreach(dep IN LISTS ARG_DEPS)
    target_link_libraries(deltarank_${name} ${scope} deltarank_${dep})
  endforeach()
endfunction()

# deltarank_tests(FOLDER LINK ...): every test_*.cpp of this folder as one Qt Test program and one ctest.
# A file named test_golden_*.cpp gives a ctest whose name contains "golden".
function(deltarank_tests)
  cmake_parse_arguments(ARG "" "" "LINK" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/test_*.cpp")
  file(RELATIVE_PATH where "${PROJECT_SOURCE_DIR}/tests" "${CMAKE_CURRENT_SOURCE_DIR}")
  string(REPLACE "/" "." where "${where}")
  foreach(source IN LISTS sources)
    get_filename_component(stem "${source}" NAME_WE)
    string(REGEX REPLACE "^test_" "" stem "${stem}")
    string(REPLACE "." "_" target "test_${where}_${stem}")
    add_executable(${target} "${source}")
    set_target_properties(${target} PROPERTIES UNITY_BUILD OFF)
    # LibTorch defines a macro of the standard library that these headers look at.
    if(NOT where MATCHES "^ui" AND NOT ARG_LINK MATCHES "deltarank_(model|train|golden|runner|ui)")
      target_precompile_headers(${target} REUSE_FROM deltarank_tests_precompiled)
    endif()
    set_target_properties(${target} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    target_link_libraries(${target} PRIVATE Qt6::Core Qt6::Test ${ARG_LINK})
    # What is tested is optimised; the tests themselves are compiled more often than run.
    # Headers that come precompiled are no system headers to GCC 12, which then warns of its own std::string.
    target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-O1>
      $<$<CXX_COMPILER_ID:GNU>:-Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread>)
    target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
    target_compile_definitions(${target} PRIVATE QT_NO_KEYWORDS
      DELTARANK_TEST_DATA="${PROJECT_SOURCE_DIR}/tests"
      DELTARANK_SOURCE_DIR="${PROJECT_SOURCE_DIR}" DELTARANK_BINARY_DIR="${CMAKE_BINARY_DIR}")
    add_test(NAME ${where}.${stem} COMMAND ${target})
    set_tests_properties(${where}.${stem} PROPERTIES TIMEOUT 600
      FAIL_REGULAR_EXPRESSION "HDF5-DIAG"
      ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;DELTARANK_RESOURCES=${PROJECT_SOURCE_DIR}/resources")
  endforeach()
endfunction()
