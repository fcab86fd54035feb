# Registers the tests of a GoogleTest program with CTest, a suite at a time: what a suite's tests share, such as the leg
# they load, is made once, and there are hundreds of process starts less. ctest says which suite failed, the output which
# test.
#
#   crus_discover_suites(TARGET LABEL)

set(CRUS_SUITES_SCRIPT ${CMAKE_CURRENT_LIST_DIR}/write_suites.cmake)

function(crus_discover_suites target label)
  set(suites ${CMAKE_CURRENT_BINARY_DIR}/${target}_suites.cmake)
  add_custom_command(TARGET ${target} POST_BUILD
    COMMAND ${CMAKE_COMMAND} -DPROGRAM=$<TARGET_FILE:${target}> -DLABEL=${label} -DOUTPUT=${suites} -P ${CRUS_SUITES_SCRIPT}
    BYPRODUCTS ${suites}
    VERBATIM)
  set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES ${CMAKE_CURRENT_BINARY_DIR}/${target}_include.cmake)
  file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/${target}_include.cmake
    "if(EXISTS \"${suites}\")\n  include(\"${suites}\")\nelse()\n  add_test(${target}_NOT_BUILT ${target}_NOT_BUILT)\nendif()\n")
endfunction()
