# Writes OUTPUT, which says what commit the sources in ROOT are at; left alone while that has not changed.
execute_process(COMMAND git describe --always --dirty --abbrev=10 --exclude=*
  WORKING_DIRECTORY ${ROOT} OUTPUT_VARIABLE commit RESULT_VARIABLE failed OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
if(failed)
  set(commit "unknown")
endif()
file(CONFIGURE OUTPUT ${OUTPUT} CONTENT
  "#include \"app/cli/commit.h\"\n\nnamespace crus::cli {\n\nconst char kCommit[] = \"@commit@\";\n\n}  // namespace crus::cli\n" @ONLY)
