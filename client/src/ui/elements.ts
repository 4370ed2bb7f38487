import { platformName } from '../platform/platform'
import { H5Box, H5Button, H5Check, H5Field } from './elements-h5'
import { MiniBox, MiniButton, MiniCheck, MiniField } from './elements-mini'

// One page text, two worlds: the constant lets each build drop the other one.
const h5 = platformName === 'h5'
export const Box = h5 ? H5Box : MiniBox
export const PlainButton = h5 ? H5Button : MiniButton
export const Field = h5 ? H5Field : MiniField
export const Check = h5 ? H5Check : MiniCheck
