import { contract } from '@miaoguo/shared/contract/contract'

const routes = contract.map((it) => ({
  method: it.method,
  pattern: new RegExp(`^${it.path.replace(/:\w+/g, '[^/]+')}$`),
}))

/** The methods a path of the contract knows. */
export const allowedMethods = (path: string): string[] => [
  ...new Set(
    routes
      .filter((it) => it.pattern.test(path))
      .flatMap((it) => (it.method === 'GET' ? ['GET', 'HEAD'] : [it.method])),
  ),
]
