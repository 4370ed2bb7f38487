export type Text = { zh: string; en: string }
export type Product = {
  id: string
  name: Text
  blurb: Text
  detail: Text
  priceMinor: number
  tint: string
  /** The strokes of its drawing, in a box of 120 by 120. */
  drawing: string
}

export const products: readonly Product[] = [
  {
    id: 'tent',
    name: { zh: '山脊 双人四季帐', en: 'Ridge four-season tent' },
    blurb: { zh: '2.1 公斤 · 抗八级风', en: '2.1 kg · holds in a gale' },
    detail: {
      zh: '双层结构，铝合金三杆支撑，前厅放得下两只背包。雨夜里也能安稳睡到天亮。',
      en: 'Double wall, three aluminium poles and a porch for two packs. Sleeps through a wet night.',
    },
    priceMinor: 129_900,
    tint: '#e4ecdf',
    drawing: 'M14 96h92M60 26 20 96M60 26l40 70M60 26v18M60 44 44 96M60 44l16 52M52 26h16',
  },
  {
    id: 'pack',
    name: { zh: '远行 55 升背包', en: 'Faraway 55 L pack' },
    blurb: { zh: '可调背长 · 含雨罩', en: 'Adjustable back · rain cover' },
    detail: {
      zh: '背长可调，腰带承重，侧袋单手可取水。附同色雨罩。',
      en: 'An adjustable back, a belt that carries, a bottle within reach. Rain cover included.',
    },
    priceMinor: 89_900,
    tint: '#e9e4da',
    drawing:
      'M38 40q0-20 22-20t22 20v52q0 8-8 8H46q-8 0-8-8zM38 58h44M50 74h20v26H50zM46 20q14-12 28 0M38 62q-12 2-12 14v14q0 6 12 6M82 62q12 2 12 14v14q0 6-12 6',
  },
  {
    id: 'camera',
    name: { zh: '拾光 微单相机套机', en: 'Shiguang camera kit' },
    blurb: { zh: '2600 万像素 · 含镜头', en: '26 MP · lens included' },
    detail: {
      zh: '机身防尘防滴溅，一块电池拍摄约六百张。含镜头、背带与两年保修。',
      en: 'Sealed body, about six hundred frames on a charge. Lens, strap and two years of warranty.',
    },
    priceMinor: 699_900,
    tint: '#dfe6ec',
    drawing: 'M18 42h24l8-12h22l8 12h22v52H18zM60 50a18 18 0 1 0 .1 0M60 59a9 9 0 1 0 .1 0M28 52h8',
  },
  {
    id: 'lamp',
    name: { zh: '萤火 露营灯', en: 'Firefly camp lamp' },
    blurb: { zh: '暖光 · 续航 40 小时', en: 'Warm light · 40 hours' },
    detail: {
      zh: '暖光无频闪，三档亮度，USB-C 充电。挂在帐顶刚刚好。',
      en: 'Warm and steady, three levels, USB-C. Just right under a tent roof.',
    },
    priceMinor: 15_900,
    tint: '#f2e9d3',
    drawing:
      'M46 44h28l6 44H40zM42 88h36v12H42zM50 34h20v10H50zM50 34q10-22 20 0M60 54v22M52 60v10M68 60v10',
  },
]

export const productById = (id: string): Product | undefined => products.find((it) => it.id === id)

export const shippingMinor = (goodsMinor: number): number => (goodsMinor >= 20_000 ? 0 : 1200)

/** A hundred off two thousand. */
export const discountMinor = (goodsMinor: number): number => (goodsMinor >= 200_000 ? 10_000 : 0)
