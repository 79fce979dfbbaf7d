/** The shape of an area in English, which every other language must have too: the same keys, with one and other where it has. */
export type Same<Area> = { [Key in keyof Area]: Area[Key] extends string ? string : { one: string; other: string } };
