import {
  defaults,
  hidden,
  nearness,
  openCheckout,
  questionOf,
  viewOf,
  waiting,
  type Doors,
  type Properties,
  type View,
} from './promotion.ts'

type Observer = {
  relativeToViewport(margins: typeof nearness): Observer
  observe(selector: string, seen: (it: { intersectionRatio: number }) => void): void
  disconnect(): void
}
type Instance = {
  data: Properties & View
  near: boolean
  asked: number
  observer: Observer | null
  setData(it: Partial<View>): void
  triggerEvent(name: string, detail: object): void
  createIntersectionObserver?: () => Observer
  refresh(): void
}
type Wx = Doors & {
  request(it: {
    url: string
    method: 'GET'
    dataType: 'text'
    responseType: 'text'
    timeout: number
    success(answer: { statusCode: number; data: unknown }): void
    fail(): void
  }): void
}
declare const wx: Wx
declare const Component: (definition: Record<string, unknown>) => void

const properties = Object.fromEntries(
  Object.entries(defaults).map(([name, value]) => [
    name,
    { type: typeof value === 'number' ? Number : String, value },
  ]),
)

Component({
  properties,
  data: waiting,
  observers: {
    'amount, currency, departsOn, returnsOn, publishableKey, server, lang'(this: Instance) {
      this.refresh()
    },
  },
  lifetimes: {
    attached(this: Instance) {
      this.asked = 0
      const arrive = (): void => {
        this.near = true
        this.refresh()
      }
      if (!this.createIntersectionObserver) return arrive()
      this.observer = this.createIntersectionObserver().relativeToViewport(nearness)
      this.observer.observe('.mg', (it) => {
        if (this.near || it.intersectionRatio === 0) return
        this.observer?.disconnect()
        arrive()
      })
    },
    detached(this: Instance) {
      this.near = false
      this.observer?.disconnect()
    },
  },
  methods: {
    refresh(this: Instance) {
      if (!this.near) return
      const url = questionOf(this.data)
      this.asked += 1
      const asked = this.asked
      const show = (view: View): void => {
        // An answer to an older question is no answer.
        if (this.near && asked === this.asked) this.setData(view)
      }
      if (url === null) return show(hidden)
      wx.request({
        url,
        method: 'GET',
        dataType: 'text',
        responseType: 'text',
        timeout: 5000,
        success: (it) => show(viewOf(this.data, it.statusCode, it.data)),
        fail: () => show(hidden),
      })
    },
    onOpen(this: Instance) {
      if (this.data.token && this.data.appId) openCheckout(wx, this.data)
      else this.triggerEvent('open', { amount: this.data.amount })
    },
  },
})
