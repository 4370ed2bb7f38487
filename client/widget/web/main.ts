import { payButtonElement } from './pay-button-element.ts'
import { promotionElement } from './promotion-element.ts'
import { promotionsFrom } from './promotion.ts'

const script = document.currentScript as HTMLScriptElement | null
// The API lives where the script came from, unless the page says otherwise.
const base = script?.dataset['api'] ?? new URL(script?.src ?? location.href, location.href).origin

const define = (name: string, element: CustomElementConstructor): void => {
  if (!customElements.get(name)) customElements.define(name, element)
}
define('miaoguo-promotion', promotionElement(promotionsFrom(base)))
define('miaoguo-pay', payButtonElement())
