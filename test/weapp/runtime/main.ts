// Runs a packed mini-program in Tencent's component framework, inside the frame of the shell.
import { withPlainEvents } from './events.ts'
import { fileLoader } from './files.ts'
import { startFramework } from './framework.ts'
import { forgetNewerLanguage } from './old-phone.ts'
import { launch, pagePaths, surroundings } from './package.ts'
import { pageStack, type PageStack } from './page-stack.ts'
import { measured } from './set-data.ts'
import { networkChanged } from './wx/device.ts'
import { createWx } from './wx/wx.ts'

type App = Record<string, ((it: unknown) => void) | undefined>
type Definition = Record<string, unknown>

forgetNewerLanguage()
const framework = startFramework()
const wx = createWx(() => pages)
let app: App = {}

const load = fileLoader((path) => ({
  wx,
  App: (definition: App) => {
    app = definition
  },
  getApp: () => app,
  getCurrentPages: () => pages.instances(),
  Page: (definition: Definition) =>
    framework.space.componentEnv(path, (it) => it.Page(withPlainEvents(definition))),
  Component: (definition: Definition) =>
    framework.space.componentEnv(path, (it) =>
      it.Component({
        ...definition,
        methods: withPlainEvents((definition['methods'] ?? {}) as Definition),
      } as Parameters<typeof it.Component>[0]),
    ),
}))
const pages: PageStack = pageStack(framework, load)

async function start(): Promise<void> {
  const { path, query, scene, referrerInfo } = launch
  const options = { path, query, scene, referrerInfo, shareTicket: '' }
  load('app')
  app['onLaunch']?.(options)
  app['onShow']?.(options)
  if (!pagePaths.includes(path)) app['onPageNotFound']?.({ ...options, isEntryPage: true })
  else await pages.navigateTo(address(path, query))
}

const address = (path: string, query: Record<string, string>): string =>
  `/${path}?${Object.entries(query)
    .map((pair) => pair.join('='))
    .join('&')}`

/** What the shell and the tests may ask. */
const miniProgram = {
  started: start(),
  measured,
  networkChanged,
  paths: () => pages.paths(),
  back: () => {
    if (pages.paths().length > 1) pages.navigateBack()
    else void surroundings.wechatNote('exit', '')
  },
}
Object.assign(window, { miniProgram })
export type MiniProgram = typeof miniProgram
