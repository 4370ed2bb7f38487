// '@tarojs/taro' for the tests: the real H5 API surface and the real React lifecycle hooks.
import * as hooks from '@tarojs/plugin-framework-react/dist/runtime'
import taro, * as apis from '@tarojs/plugin-platform-h5/dist/runtime/apis'

const { default: _, ...named } = apis as Record<string, unknown>
const whole = taro as Record<string, unknown>
for (const [name, value] of Object.entries({ ...named, ...hooks })) {
  if (!(name in whole)) whole[name] = value
}

export * from '@tarojs/plugin-platform-h5/dist/runtime/apis'
export * from '@tarojs/plugin-framework-react/dist/runtime'
// oxlint-disable-next-line import/no-default-export -- Taro's own API is a default export.
export default whole
