export type PlatformName = 'weapp' | 'alipay' | 'h5'

/** Where this build runs; a constant the build replaces, so that the other branches fall away. */
export const platformName: PlatformName = process.env.TARO_ENV
