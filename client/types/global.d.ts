/// <reference types="@tarojs/taro" />
declare module '*.css'
declare module 'react-dom/client'
declare module '@tarojs/plugin-platform-h5/dist/runtime'
declare module '@tarojs/plugin-platform-h5/dist/runtime/apis'
declare module '@tarojs/plugin-framework-react/dist/runtime'

declare namespace NodeJS {
  interface ProcessEnv {
    NODE_ENV: 'development' | 'production'
    TARO_ENV: 'weapp' | 'alipay' | 'h5'
    API_BASE?: string
  }
}
declare const process: { env: NodeJS.ProcessEnv }
/** Where the API lives; empty on H5, which calls the server it came from. */
declare const API_BASE: string
