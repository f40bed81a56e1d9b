/** Numbers that look random and are the same in every run (mulberry32). */
export function createDice(seed: number) {
  let state = seed
  const roll = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    /** Whether something of this probability happens. */
    chance: (probability: number) => roll() < probability,
    /** A whole number, both ends included. */
    between: (low: number, high: number) => low + Math.floor(roll() * (high - low + 1)),
    pick: <T>(from: readonly T[]): T => from[Math.floor(roll() * from.length)] as T,
  }
}
export type Dice = ReturnType<typeof createDice>

const firstNames = {
  L: [
    'Slamet',
    'Budi',
    'Agus',
    'Joko',
    'Wahyu',
    'Sugeng',
    'Eko',
    'Dwi',
    'Mulyono',
    'Hariyanto',
    'Suyitno',
    'Imam',
    'Arif',
    'Yudi',
    'Sutrisno',
    'Fajar',
    'Rudi',
    'Samsul',
    'Bagus',
    'Kholil',
  ],
  P: [
    'Siti',
    'Sri',
    'Dewi',
    'Yuni',
    'Lilik',
    'Endang',
    'Ninik',
    'Wiwik',
    'Rini',
    'Sulastri',
    'Kartini',
    'Umi',
    'Nur',
    'Fitri',
    'Ernawati',
    'Suparmi',
    'Tutik',
    'Indah',
    'Mariyam',
    'Ratna',
  ],
} as const
const lastNames = [
  'Setiawan',
  'Wibowo',
  'Lestari',
  'Rahayu',
  'Santoso',
  'Hidayati',
  'Purnomo',
  'Utomo',
  'Handayani',
  'Saputra',
  'Wulandari',
  'Nugroho',
  'Astuti',
  'Prasetyo',
  'Kurniawan',
  'Susanti',
  'Maulana',
  'Aminah',
  'Firmansyah',
  'Suryani',
]
const streets = [
  'Jl. Melati',
  'Jl. Kenanga',
  'Jl. Raya Sumedang',
  'Jl. Panglima Sudirman',
  'Dusun Krajan',
  'Jl. Sultan Agung',
  'Jl. Diponegoro',
]
const jobs = ['Karyawan Swasta', 'Karyawan Swasta', 'Karyawan Honorer', 'Buruh Harian Lepas']
const schooling = ['SD', 'SMP', 'SMP', 'SMA', 'SMA', 'SMK', 'D3']
const two = (n: number) => String(n).padStart(2, '0')

/** Invents workers; their NIKs end in serials from 9000 up, which registries do not reach: nobody living is meant. */
export function createWorkers(dice: Dice) {
  const used = new Set<string>()
  return function worker() {
    const sex = dice.pick(['L', 'P'] as const)
    const [year, month, day] = [dice.between(1966, 2006), dice.between(1, 12), dice.between(1, 28)]
    let nik = ''
    do {
      const born = two(sex === 'P' ? day + 40 : day) + two(month) + two(year % 100)
      nik = `3507${two(dice.between(1, 33))}${born}${dice.between(9000, 9999)}`
    } while (used.has(nik))
    used.add(nik)
    const name = `${dice.pick(firstNames[sex])} ${dice.pick(lastNames)}`
    return {
      nik,
      name,
      sex,
      birthDate: `${year}-${two(month)}-${two(day)}`,
      birthPlace: dice.pick(['Malang', 'Malang', 'Malang', 'Blitar', 'Pasuruan', 'Lumajang']),
      phone: `0812${dice.between(10_000_000, 99_999_999)}`,
      address: `${dice.pick(streets)} No. ${dice.between(1, 180)}`,
      cityCode: '3507',
      provinceCode: '35',
      education: dice.pick(schooling),
      occupation: dice.pick(jobs),
      scheme: dice.chance(0.07) ? 'supervisor' : 'cleaner',
      // Most have no address of their own; their company tells them.
      ...(dice.chance(0.1) && {
        email: `${name.toLowerCase().replace(/\W/g, '.')}.${nik.slice(-4)}@example.test`,
      }),
    }
  }
}
export type Worker = ReturnType<ReturnType<typeof createWorkers>>
