import { mergeInternalComponents } from '@tarojs/shared'
import { ariaComponents } from './aria-names'

// The runtime numbers a component's attributes in order, so it has to know the same ones as the templates.
mergeInternalComponents(ariaComponents(process.env.TARO_ENV))
