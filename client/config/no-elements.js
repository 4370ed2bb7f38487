/**
 * Taro’s H5 app registers elements of its own for pulling down to refresh, tab bars and looking at pictures, which
 * bring a whole component runtime. Our pages are plain HTML elements (ui/native.h5.tsx) and have none of these.
 */
const none = () => {}

export {
  none as defineCustomElementTaroPullToRefreshCore,
  none as defineCustomElementTaroSwiperCore,
  none as defineCustomElementTaroSwiperItemCore,
  none as defineCustomElementTaroTabbar,
}
