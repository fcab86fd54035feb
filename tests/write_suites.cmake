# Asks PROGRAM for its tests and writes OUTPUT, which gives CTest one entry for each suite, labelled LABEL.
execute_process(COMMAND ${PROGRAM} --gtest_list_tests OUTPUT_VARIABLE listing RESULT_VARIABLE failed)
if(failed)
  message(FATAL_ERROR "${PROGRAM} cannot list its tests (${failed})")
endif()
string(REGEX MATCHALL "(^|\n)[^ \n]+\\.[^\n]*\n" headings "\n${listing}")
set(text "")
foreach(heading IN LISTS headings)
  string(REGEX MATCH "[^ \n]+\\." suite "${heading}")
  string(REGEX REPLACE "\\.$" "" name "${suite}")
  string(APPEND text "add_test([[${name}]] [[${PROGRAM}]] [[--gtest_filter=${suite}*]] --gtest_brief=0)\n"
    "set_tests_properties([[${name}]] PROPERTIES LABELS ${LABEL})\n")
endforeach()
file(WRITE ${OUTPUT} "${text}")
