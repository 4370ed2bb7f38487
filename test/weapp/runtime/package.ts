import type { glassEasel } from 'glass-easel-miniprogram-adapter'

type Templates = NonNullable<glassEasel.template.ComponentTemplate['groupList']>

/** A built mini-program as `pack.ts` hands it over. Paths have no ending. */
export type MiniProgramPackage = {
  config: Record<string, FileConfig>
  code: Record<string, string>
  styles: Record<string, string>
  templatePaths: string[]
  templates: Templates
  builtInTemplates: Templates
}
export type FileConfig = {
  component?: boolean
  usingComponents?: Record<string, string>
  navigationBarTitleText?: string
}
export type AppConfig = FileConfig & {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  window?: {
    navigationBarTitleText?: string
    navigationBarBackgroundColor?: string
    navigationBarTextStyle?: string
  }
}
type Theme = Record<'light' | 'dark', Record<string, string>>

/** What the shell and the native side (`native.ts`, in Node) put on the window before this starts. */
type Surroundings = {
  miniProgramPackage: MiniProgramPackage
  wechatRequest(request: WireRequest): Promise<WireAnswer>
  wechatLogin(): Promise<string>
  wechatNote(kind: NativeNote, text: string): Promise<void>
}
/** What a native side does that a page cannot see: the test reads it there. */
export type NativeNote =
  | 'clipboard'
  | 'call'
  | 'back_to_opener'
  | 'exit'
  | 'half_screen'
  | 'subscribe'
export type WireRequest = {
  id: number
  url: string
  method: string
  headers: Record<string, string>
  body?: string
  timeoutMs: number
}
export type WireAnswer =
  | { ok: true; status: number; headers: Record<string, string>; text: string }
  | { ok: false; reason: string }

export const surroundings = window as unknown as Surroundings
export const pack = surroundings.miniProgramPackage
export const appConfig = pack.config['app'] as AppConfig

const subPackages = (appConfig.subPackages ?? []).map((it) => ({
  root: `${it.root.replace(/\/$/, '')}/`,
  pages: it.pages,
}))

export const pagePaths = [
  ...appConfig.pages,
  ...subPackages.flatMap(({ root, pages }) => pages.map((it) => root + it)),
]

/** The subpackage a file lies in, or an empty text for the main package. */
export const subPackageOf = (path: string): string =>
  subPackages.find(({ root }) => path.startsWith(root))?.root ?? ''

/** A path as written in one file, from the root of the package. */
export function pathFrom(file: string, written: string): string {
  const parts = written.startsWith('/') ? [] : file.split('/').slice(0, -1)
  for (const part of written.replace(/^\//, '').split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/').replace(/\.js$/, '')
}

/** The colors of the navigation bar; `@name` is looked up in the theme of the hour. */
export function barColors(): { background: string; text: string } {
  const hour = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  const theme = (pack.config['theme'] as Theme | undefined)?.[hour] ?? {}
  const color = (written = ''): string =>
    written.startsWith('@') ? (theme[written.slice(1)] ?? '') : written
  const { navigationBarBackgroundColor, navigationBarTextStyle } = appConfig.window ?? {}
  return { background: color(navigationBarBackgroundColor), text: color(navigationBarTextStyle) }
}

/** The wish with which WeChat was asked to open this mini-program; the shell passes it on. */
export type Launch = {
  path: string
  query: Record<string, string>
  scene: number
  referrerInfo: { appId?: string }
  functionMode: 'wechat' | 'throw'
  /** The size of text the reader chose in WeChat, in pixels; 16 unless they did. */
  fontSizeSetting: number
}
export const launch = readLaunch()

function readLaunch(): Launch {
  const asked = new URLSearchParams(window.location.search)
  const { path, query } = parseAddress(asked.get('address') ?? '')
  const opener = asked.get('opener')
  return {
    path: path || (pagePaths[0] ?? ''),
    query,
    scene: opener ? 1037 : 1011,
    referrerInfo: opener ? { appId: opener } : {},
    fontSizeSetting: Number(asked.get('fontSize') ?? 16),
    functionMode: asked.get('function') === 'throw' ? 'throw' : 'wechat',
  }
}

/** WeChat hands a query over as it was written; nothing is decoded. */
export function parseAddress(address: string): { path: string; query: Record<string, string> } {
  const [path = '', text = ''] = address.split('?')
  const query = Object.fromEntries(
    text
      .split('&')
      .filter(Boolean)
      .map((pair) => {
        const [name = '', ...value] = pair.split('=')
        return [name, value.join('=')]
      }),
  )
  return { path: path.replace(/^\//, ''), query }
}
