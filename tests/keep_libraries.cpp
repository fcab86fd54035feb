extern "C" int dlclose(void* /*library*/) {
  return 0;
}
