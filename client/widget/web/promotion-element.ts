import type { LoadPromotion, ShownPromotion } from './promotion.ts'
import { promotionStyle } from './style.ts'
import { unavailable, wordsOf, type Locale } from './words.ts'

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

function termsView(it: ShownPromotion, locale: Locale): HTMLElement {
  const words = wordsOf(it, locale)
  const section = el('section', '', [
    el('p', 'terms', [
      el('span', 'installment', words.installment),
      el('span', 'rate', words.rate),
      el('span', 'cost', words.cost),
    ]),
    el('p', 'lender', words.lender),
  ])
  section.setAttribute('aria-label', words.label)
  return section
}

function quietView(locale: Locale): HTMLElement {
  const note = el('p', 'quiet', unavailable[locale].text)
  note.setAttribute('role', 'note')
  note.setAttribute('aria-label', unavailable[locale].label)
  return note
}

/** `<miaoguo-promotion amount="129900" currency="CNY" key="pk_…">`: the smallest real installment of an amount. */
export function promotionElement(load: LoadPromotion): CustomElementConstructor {
  return class extends HTMLElement {
    static observedAttributes = ['amount', 'currency', 'key', 'lang']
    #root = this.attachShadow({ mode: 'open' })
    #asking: AbortController | null = null
    #queued = false

    connectedCallback(): void {
      this.#refresh()
    }

    disconnectedCallback(): void {
      this.#asking?.abort()
    }

    attributeChangedCallback(): void {
      if (this.isConnected) this.#refresh()
    }

    /** Several attributes set in one breath ask once. */
    #refresh(): void {
      if (this.#queued) return
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
      this.setAttribute('aria-busy', 'true')
      const view = await this.#view(asking.signal)
      if (asking.signal.aborted) return
      this.removeAttribute('aria-busy')
      this.hidden = view === null
      this.#root.replaceChildren(el('style', '', promotionStyle), ...(view ? [view] : []))
    }

    /** Null when no lender offers anything for this amount: then there is nothing to say. */
    async #view(signal: AbortSignal): Promise<HTMLElement | null> {
      const locale = localeOf(this)
      const amountMinor = Number(this.getAttribute('amount'))
      const key = this.getAttribute('key') ?? ''
      if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0 || key === '') {
        return quietView(locale)
      }
      const currency = this.getAttribute('currency') ?? 'CNY'
      try {
        const it = await load({ key, amountMinor, currency }, signal)
        return it.shown ? termsView(it, locale) : null
      } catch {
        return quietView(locale)
      }
    }
  }
}
