import type { PageStack } from '../page-stack.ts'
import { answering } from './answer.ts'
import { device } from './device.ts'
import { request } from './request.ts'
import { storage } from './storage.ts'

type To = { url: string }

/** WeChat's `wx` as far as this product calls it; a function that is not here is missing, as in an old WeChat. */
export function createWx(pages: () => PageStack): Record<string, unknown> {
  return {
    ...device,
    ...storage,
    request,
    navigateTo: answering('navigateTo', ({ url }: To) => pages().navigateTo(url)),
    redirectTo: answering('redirectTo', ({ url }: To) => pages().redirectTo(url)),
    reLaunch: answering('reLaunch', ({ url }: To) => pages().reLaunch(url)),
    navigateBack: answering('navigateBack', ({ delta }: { delta?: number }) =>
      pages().navigateBack(delta),
    ),
    setNavigationBarTitle: answering('setNavigationBarTitle', ({ title }: { title: string }) =>
      pages().title(title),
    ),
  }
}
