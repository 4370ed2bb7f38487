import '@tarojs/plugin-platform-h5/dist/runtime'
import { createReactApp } from '@tarojs/plugin-framework-react/dist/runtime'
import { createPageConfig } from '@tarojs/runtime'
import { within } from '@testing-library/react'
import React, { act, type ComponentType, type ReactNode } from 'react'
import * as ReactDOM from 'react-dom/client'

type LivePage = {
  path: string
  $taroPath?: string
  onLoad(query: Record<string, string>): void
  onReady?(): void
  onShow(options: object): void
  onHide(): void
  onUnload(): void
}

let app: { onLaunch(options: object): void } | null = null
const live: LivePage[] = []
let count = 0

function ensureApp(): void {
  if (app) return
  document.body.innerHTML = '<div id="app"></div>'
  const App = ({ children }: { children?: ReactNode }) => <>{children}</>
  app = createReactApp(App, React, ReactDOM, { appId: 'app' })
  app?.onLaunch({ query: {} })
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 20))

/** Mounts a page through Taro's own life of a page: load, ready, show. */
export async function renderPage(Page: ComponentType, query: Record<string, string> = {}) {
  await act(async () => ensureApp())
  count += 1
  const page = createPageConfig(
    Page as never,
    `/test/page${count}`,
    {},
    {} as never,
  ) as unknown as LivePage
  await act(async () => page.onLoad(query))
  await act(async () => {
    page.onReady?.()
    page.onShow({})
    await soon()
  })
  live.push(page)
  const container = document.getElementById(page.$taroPath ?? page.path)
  if (!container) throw new Error('the page did not mount')
  return {
    container,
    ...within(container),
    one: (selector: string): HTMLElement => {
      const found = container.querySelector<HTMLElement>(selector)
      if (!found) throw new Error(`${selector} is not on the page:\n${container.textContent}`)
      return found
    },
    all: (selector: string): HTMLElement[] => [
      ...container.querySelectorAll<HTMLElement>(selector),
    ],
    has: (selector: string): boolean => container.querySelector(selector) !== null,
    text: (): string => container.textContent ?? '',
    show: () =>
      act(async () => {
        page.onShow({})
        await soon()
      }),
    hide: () => act(async () => page.onHide()),
    /** The page is gone, as after a reload: what the phone keeps is only its storage. */
    unload: async () => {
      live.splice(live.indexOf(page), 1)
      await act(async () => page.onUnload())
    },
  }
}

export async function unmountAll(): Promise<void> {
  for (const page of live.splice(0)) await act(async () => page.onUnload())
}
