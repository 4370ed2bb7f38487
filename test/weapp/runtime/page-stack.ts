import { tellFirstSight } from './first-sight.ts'
import type { startFramework } from './framework.ts'
import { appConfig, barColors, pack, pagePaths, parseAddress } from './package.ts'
import { crossAsJson } from './set-data.ts'

type Moment = 'onLoad' | 'onReady' | 'onShow' | 'onHide' | 'onUnload'
type Instance = Record<string, unknown> & {
  setData(data: object, done?: () => void): void
}
type Root = ReturnType<ReturnType<typeof startFramework>['backend']['createRoot']>
type OpenPage = {
  path: string
  element: HTMLElement
  root: Root
  instance: Instance
  title: string
}

/** Beyond this WeChat opens no further page. */
const deepest = 10

type Shell = { show(title: string, canGoBack: boolean, colors: ReturnType<typeof barColors>): void }
const shellOf = () => (window.parent as unknown as { shell?: Shell }).shell

/** WeChat's stack of pages. `load` runs the code of a page and of its components when they are first needed. */
export function pageStack(
  { backend, space }: ReturnType<typeof startFramework>,
  load: (path: string) => void,
) {
  const stack: OpenPage[] = []
  const styles = document.head.appendChild(document.createElement('style'))
  const front = (): OpenPage | undefined => stack[stack.length - 1]

  const tellShell = (): void => shellOf()?.show(front()?.title ?? '', stack.length > 1, barColors())

  /** Each page has the style sheet of the app and its own, never another page's. */
  const bringToFront = (page: OpenPage): void => {
    page.element.hidden = false
    styles.textContent = `${pack.styles['app'] ?? ''}\n${pack.styles[page.path] ?? ''}`
    tellShell()
  }

  const close = (page: OpenPage | undefined): void => {
    if (page) tell(page, 'onUnload')
    page?.root.release()
    page?.element.remove()
  }

  async function open(address: string): Promise<void> {
    const { path, query } = parseAddress(address)
    loadPage(path)
    const page = create(path)
    stack.push(page)
    bringToFront(page)
    Object.assign(page.instance, { route: path, __route__: path, options: query })
    tell(page, 'onLoad', query)
    tell(page, 'onShow')
    await new Promise((rendered) => setTimeout(rendered))
    tell(page, 'onReady')
  }

  function loadPage(path: string): void {
    const uses = { ...appConfig.usingComponents, ...pack.config[path]?.usingComponents }
    for (const it of Object.values(uses)) load(componentPath(path, it))
    load(path)
  }

  function create(path: string): OpenPage {
    const holder = document.body.appendChild(document.createElement('div'))
    holder.className = 'page'
    const place = holder.appendChild(document.createElement('div'))
    const root = backend.createRoot('page', space, path)
    const instance = root.get() as unknown as Instance
    crossAsJson(instance, path)
    tellFirstSight(instance)
    type Place = Parameters<Root['attach']>[0]
    root.attach(holder as unknown as Place, place as unknown as Place)
    const title =
      pack.config[path]?.navigationBarTitleText ?? appConfig.window?.navigationBarTitleText
    return { path, element: holder, root, instance, title: title ?? '' }
  }

  const check = (address: string): void => {
    const { path } = parseAddress(address)
    if (!pagePaths.includes(path)) throw new Error(`page "${path}" is not found`)
  }

  return {
    instances: () => stack.map((it) => it.instance),
    paths: () => stack.map((it) => it.path),
    title(text: string): void {
      const page = front()
      if (page) page.title = text
      tellShell()
    },
    async navigateTo(address: string): Promise<void> {
      check(address)
      if (stack.length >= deepest) throw new Error('webview count limit exceed')
      const below = front()
      if (below) {
        tell(below, 'onHide')
        below.element.hidden = true
      }
      await open(address)
    },
    async redirectTo(address: string): Promise<void> {
      check(address)
      close(stack.pop())
      await open(address)
    },
    async reLaunch(address: string): Promise<void> {
      check(address)
      while (stack.length > 0) close(stack.pop())
      await open(address)
    },
    navigateBack(delta = 1): void {
      if (stack.length < 2) throw new Error('cannot navigate back at first page.')
      for (let i = 0; i < delta && stack.length > 1; i += 1) close(stack.pop())
      const page = front()
      if (!page) return
      bringToFront(page)
      tell(page, 'onShow')
    },
  }
}
export type PageStack = ReturnType<typeof pageStack>

/** Tells a page of a moment of its life. What it throws is reported, and the page lives on, as in WeChat. */
function tell({ instance, path }: OpenPage, moment: Moment, query?: Record<string, string>): void {
  const hear = instance[moment]
  if (typeof hear !== 'function') return
  try {
    hear.call(instance, query)
  } catch (error) {
    console.error(`${path} ${moment}: ${String(error)}`)
  }
}

const componentPath = (page: string, written: string): string =>
  written.startsWith('/')
    ? written.slice(1)
    : new URL(written, `https://package/${page}`).pathname.slice(1)
