type Target = { id?: unknown; dataset?: unknown }
type Loose = Record<string, unknown>

const isEvent = (it: unknown): it is Loose =>
  typeof it === 'object' && it !== null && 'currentTarget' in it && 'detail' in it

/** An event as a page gets it: plain values that crossed from the view to the logic. */
function plain(event: Loose): Loose {
  const target = ({ id = '', dataset = {} }: Target): Loose => ({
    id,
    dataset: { ...(dataset as object) },
  })
  return {
    type: event['type'],
    timeStamp: event['timeStamp'],
    detail: event['detail'],
    mark: event['mark'] ?? {},
    target: target(event['target'] as Target),
    currentTarget: target(event['currentTarget'] as Target),
    touches: [],
    changedTouches: [],
  }
}

/** The same definition, whose functions are called with plain events. */
export function withPlainEvents(definition: Loose): Loose {
  return Object.fromEntries(
    Object.entries(definition).map(([name, value]) => {
      if (typeof value !== 'function') return [name, value]
      const handle = value as (this: unknown, ...args: unknown[]) => unknown
      return [
        name,
        function (this: unknown, ...args: unknown[]): unknown {
          return handle.apply(this, isEvent(args[0]) ? [plain(args[0])] : args)
        },
      ]
    }),
  )
}
