import path from 'node:path'
import { defineConfig } from '@tarojs/cli'
import { PreloadShared } from './preload'

const shared = path.resolve(__dirname, '../../shared')

type Graph = {
  getModuleChunksIterable(module: unknown): Iterable<unknown>
  getChunkModulesIterable(chunk: unknown): Iterable<{ resource?: string }>
}

/** Whether a page of the checkout, where shoppers land, needs a module: what only later pages share can wait. */
const isNeededAtCheckout = (module: unknown, { chunkGraph }: { chunkGraph: Graph }): boolean =>
  [...chunkGraph.getModuleChunksIterable(module)].some((chunk) =>
    [...chunkGraph.getChunkModulesIterable(chunk)].some((it) =>
      /src[\\/]checkout[\\/]pages[\\/]/.test(it.resource ?? ''),
    ),
  )

const shareOf = (name: string, priority: number) =>
  ({ name, priority, chunks: 'async', minChunks: 2, enforce: true }) as const

/** What Taro’s requests bring for browsers without fetch, and for JSONP: none of them is ours. */
const notForBrowsers = [
  'whatwg-fetch',
  'abortcontroller-polyfill/dist/abortcontroller-polyfill-only',
  'jsonp-retry',
]

export default defineConfig<'webpack5'>(async () => ({
  projectName: 'miaoguo',
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
  // Another app may be built as ours is, to be measured beside it.
  sourceRoot: process.env.SOURCE_ROOT || 'src',
  outputRoot: process.env.OUTPUT_ROOT || `dist/${process.env.TARO_ENV}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  plugins: [path.resolve(__dirname, 'aria.js')],
  alias: { '@': path.resolve(__dirname, '..', 'src') },
  // The H5 page calls the server it came from; a mini-program has to be told where that is.
  defineConstants: {
    API_BASE: JSON.stringify(
      process.env.TARO_ENV === 'h5' ? '' : process.env.API_BASE || 'http://127.0.0.1:8787',
    ),
  },
  // Lengths are logical pixels on every platform: no rpx, no rem.
  mini: {
    // Templates for so many levels of elements are written out; none of our pages is as deep.
    baseLevel: 12,
    compile: { include: [shared] },
    postcss: { pxtransform: { enable: false, config: {} } },
  },
  h5: {
    publicPath: '/',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    compile: { include: [shared] },
    postcss: { pxtransform: { enable: false, config: {} } },
    // What two pages share is loaded once.
    webpackChain(chain) {
      chain.plugin('preload-shared').use(PreloadShared, ['shared'])
      chain.merge({
        resolve: {
          alias: {
            ...Object.fromEntries(notForBrowsers.map((name) => [`${name}$`, false])),
            '@tarojs/components/dist/components$': path.resolve(__dirname, 'no-elements.js'),
          },
        },
        optimization: {
          splitChunks: {
            cacheGroups: {
              shared: { ...shareOf('shared', 2), test: isNeededAtCheckout },
              later: shareOf('later', 1),
            },
          },
        },
      })
    },
    output: {
      filename: 'js/[name].[contenthash:8].js',
      chunkFilename: 'js/[name].[contenthash:8].js',
    },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
  },
}))
