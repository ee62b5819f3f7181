/** The invented house that a demo hub speaks for. */
export const DEMO_BRAND = {
  key: 'stadtwerke-lindental',
  name: 'Stadtwerke Lindental',
  claim: 'Nah. Klar. Da.',
  colours: {
    primary: { hex: '#0b5c5e', c: 90, m: 40, y: 50, k: 30 },
    accent: { hex: '#b4481a', c: 10, m: 78, y: 100, k: 8 },
    ink: { hex: '#1c2321', c: 0, m: 0, y: 0, k: 100 },
    paper: { hex: '#ffffff', c: 0, m: 0, y: 0, k: 0 },
  },
  fonts: { text: 'source-sans-3', display: 'source-serif-4' },
  sender: { name: 'Stadtwerke Lindental GmbH', street: 'Mühlweg 4', postcode: '99999', town: 'Lindental', country: 'DE' },
  imprints: [
    {
      market: 'DE',
      company: 'Stadtwerke Lindental GmbH',
      address: { name: 'Stadtwerke Lindental GmbH', street: 'Mühlweg 4', postcode: '99999', town: 'Lindental', country: 'DE' },
      representatives: 'Dr. Almut Brandt',
      register: 'HRB 00000, Amtsgericht Lindental',
      vatId: 'DE000000000',
      email: 'hallo@stadtwerke-lindental.example',
      phone: '+49 30 0000000',
    },
  ],
  links: { imprintUrl: 'https://stadtwerke-lindental.example/impressum', privacyUrl: 'https://stadtwerke-lindental.example/datenschutz' },
  isDefault: true,
} as const

/** What the demo's letters say of addresses and of the right to object, by locale. */
export const DEMO_NOTICES = {
  de: {
    mailingOrigin: 'Ihre Anschrift stammt aus dieser Quelle: {origin}. Verantwortlich ist die Stadtwerke Lindental GmbH; wir verwenden die Anschrift nur, um für unsere eigenen Angebote zu werben (Art. 6 Abs. 1 Buchst. f\u00a0DSGVO).',
    mailingObjection: 'Sie können Werbung jederzeit kostenlos und ohne Angabe von Gründen widersprechen: Stadtwerke Lindental GmbH, Datenschutz, Mühlweg 4, 99999 Lindental, oder widerspruch@stadtwerke-lindental.example.',
  },
  en: {
    mailingOrigin: 'We have your address from this source: {origin}. Stadtwerke Lindental GmbH is responsible and uses it only to advertise its own offers (art. 6 (1) (f) GDPR).',
    mailingObjection: 'You may object to advertising at any time, without giving reasons and free of charge: Stadtwerke Lindental GmbH, Privacy, Mühlweg 4, 99999 Lindental, Germany, or widerspruch@stadtwerke-lindental.example.',
  },
} as const

/** To which print runs of the demo can be addressed; with `examples/recipients/kunden.csv` there is somebody to write to. */
export const DEMO_SHOP = {
  name: 'Druckhaus Lindental',
  email: 'auftrag@druckhaus-lindental.example',
  delivery: { name: 'Lettershop Lindental', street: 'Industrieweg 8', postcode: '99999', town: 'Lindental', country: 'DE' },
} as const

export const DEMO_PEOPLE = [
  { email: 'verwaltung@demo.example', name: 'Vera Verwalt', roles: ['admin'] },
  { email: 'redaktion@demo.example', name: 'Rieke Redlich', roles: ['editor'] },
  { email: 'freigabe@demo.example', name: 'Falk Freitag', roles: ['approver'] },
] as const

/** Folders under examples/demo; the first is shown when the hub starts. The last stays in review, so that there is something to approve. */
export const DEMO_PIECES = ['oekostrom-fuer-alle', 'waermepumpe-ratgeber', 'zaehlerablesung'] as const

export const DEMO_PICTURE = {
  file: 'windpark.jpg',
  alt: {
    de: 'Vier Windräder auf grünen Hügeln hinter einer Reihe kleiner Häuser, im Dunst geht die Sonne auf.',
    en: 'Four wind turbines on green hills behind a row of small houses, the sun rising in the haze.',
  },
} as const
