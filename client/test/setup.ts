import { afterEach, beforeEach } from 'vitest'
import { freshPhone } from './phone'
import { unmountAll } from './render-page'

;(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true

beforeEach(freshPhone)
afterEach(unmountAll)
