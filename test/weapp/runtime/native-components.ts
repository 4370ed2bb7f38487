import type { glassEasel } from 'glass-easel-miniprogram-adapter'
import { pack } from './package.ts'

/** WeChat's own components by the name a template calls them. Only `imitated` ones can be used here. */
const official =
  'view text button input scroll-view swiper swiper-item image icon progress rich-text navigator form label picker picker-view picker-view-column checkbox checkbox-group radio radio-group slider switch textarea editor audio video camera canvas map web-view cover-view cover-image movable-view movable-area match-media page-container share-element root-portal ad'.split(
    ' ',
  )

/** Their elements carry WeChat's prefix, so that style sheets and the browser do not mistake them. */
export const nativeTag = (tag: string): string =>
  official.includes(tag) || tag === 'page' ? `wx-${tag}` : tag

type Property = StringConstructor | BooleanConstructor | NumberConstructor
type Native = { element: HTMLElement; read(name: string): unknown; tell: Tell }
type Tell = (type: string, detail: unknown) => void
type Imitation = {
  properties?: Record<string, Property>
  /** Holds no content of the template. */
  empty?: true
  /** Runs when the component appears; what it returns runs whenever a property changes. */
  attach?(native: Native): () => void
}

const accessibility = ['ariaRole', 'ariaLabel', 'ariaChecked', 'ariaDisabled', 'ariaLive'] as const

const imitated: Record<string, Imitation> = {
  view: {},
  text: {},
  button: {
    properties: { disabled: Boolean, type: String },
    attach: ({ element, read }) => {
      return () => {
        element.toggleAttribute('disabled', read('disabled') === true)
        element.setAttribute('type', String(read('type') || 'default'))
      }
    },
  },
  input: {
    properties: { value: String, placeholder: String, type: String, maxlength: Number },
    empty: true,
    attach: ({ element, read, tell }) => {
      const field = element.appendChild(document.createElement('input'))
      for (const type of ['input', 'change', 'focus', 'blur'])
        field.addEventListener(type, (event) => event.stopPropagation())
      field.addEventListener('input', () => tell('input', { value: field.value }))
      field.addEventListener('blur', () => tell('blur', { value: field.value }))
      field.addEventListener('keydown', (event) => {
        if (event.key === 'Enter') tell('confirm', { value: field.value })
      })
      return () => {
        const value = String(read('value') ?? '')
        if (field.value !== value) field.value = value
        field.placeholder = String(read('placeholder') ?? '')
        field.inputMode = read('type') === 'number' ? 'numeric' : 'text'
        const longest = Number(read('maxlength'))
        if (longest > 0) field.maxLength = longest
      }
    },
  },
}

/** Whether a tap falls on a button that is dead: WeChat lets nobody hear it. */
export function isDisabled(target: glassEasel.Element): boolean {
  const element = target.getBackendElement() as unknown as HTMLElement | null
  return element?.closest('wx-button[disabled]') != null
}

export function defineNativeComponents(space: glassEasel.ComponentSpace): void {
  for (const name of official) {
    const missing: Imitation = {
      attach: () => {
        throw new Error(`<${name}> is not imitated: add it to native-components.ts`)
      },
    }
    define(space, name, imitated[name] ?? missing)
  }
}

function define(space: glassEasel.ComponentSpace, name: string, imitation: Imitation): void {
  const properties: Record<string, Property> = { ...imitation.properties }
  for (const it of accessibility) properties[it] = String
  const content = pack.builtInTemplates[imitation.empty ? 'empty' : 'slot']
  const builder = space
    .define(`native/${name}`)
    .template({ groupList: pack.builtInTemplates, content })
  for (const [property, type] of Object.entries(properties)) builder.property(property, type)
  const definition = builder
    .init(function ({ lifetime, observer }) {
      const component = this as unknown as glassEasel.GeneralComponent
      let refresh = (): void => undefined
      lifetime('attached', () => {
        const element = component.getBackendElement() as unknown as HTMLElement
        const read = (property: string): unknown => component.data[property]
        const tell: Tell = (type, detail) =>
          component.triggerEvent(type, detail, { bubbles: false, composed: false })
        const own = imitation.attach?.({ element, read, tell })
        refresh = () => {
          showAccessibility(element, read)
          own?.()
        }
        refresh()
      })
      for (const property of Object.keys(properties)) observer(property as never, () => refresh())
    })
    .registerComponent()
  space.setGlobalUsingComponent(name, definition.general())
}

/** `aria-role` of a template is what the web calls `role`. */
function showAccessibility(element: HTMLElement, read: (name: string) => unknown): void {
  for (const property of accessibility) {
    const value = read(property)
    const attribute =
      property === 'ariaRole' ? 'role' : property.replace('aria', 'aria-').toLowerCase()
    if (value === '' || value == null) element.removeAttribute(attribute)
    else element.setAttribute(attribute, String(value))
  }
}
