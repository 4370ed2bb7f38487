import type { LoadPromotion, ShownPromotion } from './promotion.ts'
import { promotionStyle } from './style.ts'
import { wordsOf, type Locale } from './words.ts'

/** The language of the nearest `lang` attribute: English when it begins with `en`, else Chinese. */
export const localeOf = (element: Element): Locale =>
  /^en\b/i.test(element.closest('[lang]')?.getAttribute('lang') ?? '') ? 'en' : 'zh-CN'

/** Builds an element with text only: nothing that came over the wire is ever parsed as markup. */
export function el(name: string, className: string, content: string | HTMLElement[]): HTMLElement {
  const made = document.createElement(name)
  if (className) made.className = className
  if (typeof content === 'string') made.textContent = content
  else made.append(...content)
  return made
}

function termsView(it: ShownPromotion, locale: Locale, placement: string): HTMLElement {
  const words = wordsOf(it, locale)
  const lead = placement === 'post-booking' ? [el('p', '', words.lead)] : []
  // A group, not a region: a page of products has many, and landmarks must be told apart.
  const group = el('div', 'card', [
    ...lead,
    el('p', 'terms', [
      el('span', 'installment', words.installment),
      el('span', 'rate', words.rate),
      el('span', 'cost', words.cost),
    ]),
    el('p', 'lender', words.lender),
  ])
  group.setAttribute('role', 'group')
  group.setAttribute('aria-label', words.label)
  return group
}

/** How far from the screen an element may be when it asks. */
const nearPx = 200

/** Calls once when the element comes near the screen; at once where a browser cannot tell. */
function whenNear(element: Element, then: () => void): () => void {
  if (typeof IntersectionObserver === 'undefined') {
    then()
    return () => undefined
  }
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((it) => it.isIntersecting)) return
      observer.disconnect()
      then()
    },
    { rootMargin: `${nearPx}px` },
  )
  observer.observe(element)
  return () => observer.disconnect()
}

/**
 * `<miaoguo-promotion amount="129900" currency="CNY" key="pk_…">`: the smallest real installment of an amount; of a trip,
 * with the days of `departs-on` and `returns-on`. It asks nothing before it is near the screen, and holds its height whether or not there is something to show. `state` says
 * which: `waiting`, `shown` or `hidden`.
 */
export function promotionElement(load: LoadPromotion): CustomElementConstructor {
  return class extends HTMLElement {
    static observedAttributes = [
      'amount',
      'currency',
      'departs-on',
      'key',
      'lang',
      'placement',
      'returns-on',
    ]
    #root = this.attachShadow({ mode: 'open' })
    #asking: AbortController | null = null
    #queued = false
    #near = false
    #stopWatching = (): void => undefined

    connectedCallback(): void {
      this.#show(null, 'waiting')
      this.#stopWatching = whenNear(this, () => {
        this.#near = true
        this.#refresh()
      })
    }

    disconnectedCallback(): void {
      this.#stopWatching()
      this.#near = false
      this.#asking?.abort()
    }

    attributeChangedCallback(): void {
      this.#refresh()
    }

    /** Several attributes set in one breath ask once. */
    #refresh(): void {
      if (this.#queued || !this.#near) return
      this.#queued = true
      queueMicrotask(() => {
        this.#queued = false
        if (this.isConnected) void this.#ask()
      })
    }

    async #ask(): Promise<void> {
      this.#asking?.abort()
      const asking = new AbortController()
      this.#asking = asking
      const view = await this.#view(asking.signal)
      if (!asking.signal.aborted) this.#show(view, view ? 'shown' : 'hidden')
    }

    #show(view: HTMLElement | null, state: string): void {
      this.setAttribute('state', state)
      this.#root.replaceChildren(el('style', '', promotionStyle), ...(view ? [view] : []))
    }

    /** Null when there is nothing to say: no lender offers anything for this amount, or nobody answers. */
    async #view(signal: AbortSignal): Promise<HTMLElement | null> {
      const amountMinor = Number(this.getAttribute('amount'))
      const key = this.getAttribute('key') ?? ''
      if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0 || key === '') return null
      const currency = this.getAttribute('currency') ?? 'CNY'
      try {
        const departsOn = this.getAttribute('departs-on')
        const returnsOn = this.getAttribute('returns-on')
        const it = await load({ key, amountMinor, currency, departsOn, returnsOn }, signal)
        return it.shown ? termsView(it, localeOf(this), this.getAttribute('placement') ?? '') : null
      } catch {
        return null
      }
    }
  }
}
