// Two worlds behind one door: native.tsx for mini-programs, native.h5.tsx where the build is for H5.
export { Box, Check, Field, PlainButton, Ring, Stretch, TextArea } from './native'
