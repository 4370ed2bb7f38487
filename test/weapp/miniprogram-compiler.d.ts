/** Tencent's wcc and wcsc, which come without types. Both throw with file and line. */
declare module 'miniprogram-compiler' {
  const compilers: {
    wxmlToJs(root: string): string
    wxssToJs(root: string): string
  }
  export = compilers
}
