import path from 'node:path'
import { defineConfig } from 'vitest/config'

const here = (it: string): string => path.resolve(import.meta.dirname, it)
const off = [
  'ENABLE_ADJACENT_HTML',
  'ENABLE_SIZE_APIS',
  'ENABLE_TEMPLATE_CONTENT',
  'ENABLE_CLONE_NODE',
  'ENABLE_CONTAINS',
  'ENABLE_MUTATION_OBSERVER',
  'DEPRECATED_ADAPTER_COMPONENT',
]

/** Pages run on Taro's real H5 runtime, hooks and router; only the network is a stand-in. */
export default defineConfig({
  // Taro's packages name source maps they do not carry.
  logLevel: 'error',
  define: {
    'process.env.TARO_ENV': '"h5"',
    'process.env.TARO_PLATFORM': '"web"',
    'process.env.SUPPORT_TARO_POLYFILL': '"disabled"',
    API_BASE: '""',
    ENABLE_INNER_HTML: 'true',
    ...Object.fromEntries(off.map((name) => [name, 'false'])),
  },
  resolve: {
    extensions: ['.h5.tsx', '.h5.ts', '.mjs', '.js', '.ts', '.tsx', '.json'],
    alias: [
      { find: /^@tarojs\/taro$/, replacement: here('test/taro.ts') },
      {
        find: /^@testing-library\//,
        replacement: `${here('../test/node_modules/@testing-library')}/`,
      },
    ],
  },
  test: {
    name: 'client',
    root: import.meta.dirname,
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['test/setup.ts'],
    server: { deps: { inline: [/@tarojs\//, /@stencil\//] } },
    isolate: false,
    css: false,
  },
})
