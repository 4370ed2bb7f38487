import type { PGlite } from '@electric-sql/pglite'
import { PGliteDialect, type Dialect, type Driver } from 'kysely'
import { preparing } from './preparing-pglite.ts'

const waitMsMax = 30_000

/** A first-come lock; waiting longer than the limit is a bug that should be seen, not a hang. */
function turnstile() {
  let held = false
  const waiting: (() => void)[] = []
  const enter = async (): Promise<void> => {
    if (!held) {
      held = true
      return
    }
    await new Promise<void>((resolve, reject) => {
      const pass = (): void => {
        clearTimeout(timer)
        resolve()
      }
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(pass), 1)
        reject(
          new Error(
            'waited too long for the one connection: inside a transaction, use only the transaction',
          ),
        )
      }, waitMsMax)
      timer.unref()
      waiting.push(pass)
    })
  }
  const leave = (): void => {
    const next = waiting.shift()
    if (next) next()
    else held = false
  }
  return { enter, leave }
}

/**
 * PGlite has one connection and Kysely's driver hands it to everybody at once, so that a stranger's
 * statement would land in an open transaction. Here callers take turns.
 */
export function pgliteInTurn(pglite: PGlite): Dialect {
  const dialect = new PGliteDialect({ pglite: preparing(pglite) })
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: (): Driver => {
      const driver = dialect.createDriver()
      const { enter, leave } = turnstile()
      return new Proxy(driver, {
        get(target, name): unknown {
          if (name === 'acquireConnection') {
            return async (...options: Parameters<Driver['acquireConnection']>) => {
              await enter()
              return target.acquireConnection(...options)
            }
          }
          if (name === 'releaseConnection') {
            return async (...args: Parameters<Driver['releaseConnection']>) => {
              await target.releaseConnection(...args)
              leave()
            }
          }
          const member: unknown = Reflect.get(target, name, target)
          return typeof member === 'function' ? member.bind(target) : member
        },
      })
    },
  }
}
