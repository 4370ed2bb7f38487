import { el, localeOf } from './promotion-element.ts'
import { payStyle } from './style.ts'

const words = {
  'zh-CN': { pay: '分期支付', wait: '正在前往…' },
  en: { pay: 'Pay in installments', wait: 'Opening…' },
} as const

/** `<miaoguo-pay>` inside a form: a button that sends the form once, however often it is tapped. */
export function payButtonElement(): CustomElementConstructor {
  return class extends HTMLElement {
    connectedCallback(): void {
      const said = words[localeOf(this)]
      const root = this.shadowRoot ?? this.attachShadow({ mode: 'open', delegatesFocus: true })
      const button = el('button', '', said.pay) as HTMLButtonElement
      button.type = 'button'
      button.addEventListener('click', () => {
        const form = this.closest('form')
        if (!form || !form.reportValidity()) return
        button.disabled = true
        button.textContent = said.wait
        form.submit()
      })
      // A page brought back by the browser's back button is ready to be used again.
      window.addEventListener('pageshow', () => {
        button.disabled = false
        button.textContent = said.pay
      })
      root.replaceChildren(el('style', '', payStyle), button)
    }
  }
}
