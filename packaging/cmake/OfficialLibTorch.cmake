# deltarank_official_libtorch(FOLDER): the official LibTorch unpacked in FOLDER as the target "torch".
#
# Its own CMake package is not used: that of a CUDA build insists on a CUDA toolkit of the same version with its
# compiler, although nothing here is compiled for the card. The libraries and headers are all that is needed; the
# zip holds the CUDA libraries that they load.
function(deltarank_official_libtorch folder)
  foreach(needed lib/libtorch.so lib/libtorch_cpu.so lib/libc10.so include/ATen/ATen.h
          include/torch/csrc/api/include/torch/torch.h)
    if(NOT EXISTS "${folder}/${needed}")
      message(FATAL_ERROR "DELTARANK_LIBTORCH is ${folder}, which is no LibTorch: ${needed} is not in it. "
              "Run packaging/setup --libtorch again, or leave DELTARANK_LIBTORCH empty for Debian's.")
    endif()
  endforeach()
  file(GLOB config "${folder}/share/cmake/Torch/TorchConfig.cmake")
  if(config)
    file(STRINGS "${config}" abi REGEX "GLIBCXX_USE_CXX11_ABI=0")
    if(abi)
      message(FATAL_ERROR "The LibTorch in ${folder} uses the old C++ ABI; take the build named cxx11-abi.")
    endif()
  endif()
  set(version "of unknown version")
  if(EXISTS "${folder}/build-version")
    file(STRINGS "${folder}/build-version" version LIMIT_COUNT 1)
  endif()
  add_library(torch INTERFACE IMPORTED GLOBAL)
  target_include_directories(torch SYSTEM INTERFACE "${folder}/include" "${folder}/include/torch/csrc/api/include")
  set(libraries "${folder}/lib/libtorch.so" "${folder}/lib/libtorch_cpu.so" "${folder}/lib/libc10.so")
  if(EXISTS "${folder}/lib/libtorch_cuda.so")
    # Nothing refers to it by name: it registers itself when it is loaded.
    list(APPEND libraries "-Wl,--no-as-needed,${folder}/lib/libtorch_cuda.so,--as-needed"
         "${folder}/lib/libc10_cuda.so")
    message(STATUS "LibTorch ${version} with CUDA in ${folder}")
  else()
    message(STATUS "LibTorch ${version} without CUDA in ${folder}")
  endif()
  target_link_libraries(torch INTERFACE ${libraries})
  # Its own libraries load each other from beside themselves; ours find them by this path, installed too.
  foreach(path CMAKE_BUILD_RPATH CMAKE_INSTALL_RPATH)
    set(${path} ${${path}} "${folder}/lib" PARENT_SCOPE)
  endforeach()
endfunction()
