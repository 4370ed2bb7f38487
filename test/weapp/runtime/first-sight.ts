type Options = { thresholds?: number[] }
type Observing = { createIntersectionObserver(options?: Options): unknown }

const taught = new WeakSet<object>()

/**
 * The framework's adapter keeps quiet about what is in sight when the observing begins, and tells only of changes;
 * WeChat tells it too. Without thresholds the adapter has nothing to be quiet about, and the browser keeps to its own, 0.
 */
export function tellFirstSight(instance: object): void {
  let it: object | null = instance
  while (it && !Object.prototype.hasOwnProperty.call(it, 'createIntersectionObserver'))
    it = Object.getPrototypeOf(it) as object | null
  if (!it || taught.has(it)) return
  taught.add(it)
  const prototype = it as Observing
  const original = prototype.createIntersectionObserver
  prototype.createIntersectionObserver = function (this: Observing, options?: Options) {
    return original.call(this, { thresholds: [], ...options })
  }
}
