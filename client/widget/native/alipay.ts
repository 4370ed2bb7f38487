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
type Props = Properties & { onOpen?: (detail: object) => void }
type Instance = {
  props: Props
  near: boolean
  asked: number
  observer: Observer | null
  setData(it: Partial<View>): void
  createIntersectionObserver?: () => Observer
  refresh(): void
}
type My = Doors & {
  request(it: {
    url: string
    dataType: 'json'
    timeout: number
    success(answer: { status: number; data: unknown }): void
    fail(): void
  }): void
}
declare const my: My
declare const Component: (definition: Record<string, unknown>) => void

const watched = [
  'amount',
  'currency',
  'departsOn',
  'returnsOn',
  'publishableKey',
  'server',
  'lang',
] as const

Component({
  props: defaults,
  data: waiting,
  didMount(this: Instance) {
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
  didUpdate(this: Instance, before: Props) {
    if (watched.some((name) => before[name] !== this.props[name])) this.refresh()
  },
  didUnmount(this: Instance) {
    this.near = false
    this.observer?.disconnect()
  },
  methods: {
    refresh(this: Instance) {
      if (!this.near) return
      const url = questionOf(this.props)
      this.asked += 1
      const asked = this.asked
      const show = (view: View): void => {
        // An answer to an older question is no answer.
        if (this.near && asked === this.asked) this.setData(view)
      }
      if (url === null) return show(hidden)
      my.request({
        url,
        dataType: 'json',
        timeout: 5000,
        success: (it) => show(viewOf(this.props, it.status, it.data)),
        fail: () => show(hidden),
      })
    },
    onOpen(this: Instance) {
      if (this.props.token && this.props.appId) openCheckout(my, this.props)
      else this.props.onOpen?.({ amount: this.props.amount })
    },
  },
})
