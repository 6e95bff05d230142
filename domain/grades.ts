/** Classification levels; State secrets (`top-secret` … `confidential`) are kept as register entries only. */
export const grades = {
  'top-secret': { zh: '絕對機密', en: 'Top secret', stateSecret: true },
  secret: { zh: '極機密', en: 'Secret', stateSecret: true },
  confidential: { zh: '機密', en: 'Confidential', stateSecret: true },
  'official-secret': { zh: '密', en: 'Official secret', stateSecret: false },
  unclassified: { zh: '普通', en: 'Unclassified', stateSecret: false }
} as const;

export type Grade = keyof typeof grades;

export const isGrade = (value: string): value is Grade => Object.hasOwn(grades, value);

/** The product holds the content of a grade only below the State secrets (施行細則 §28). */
export const mayHoldContent = (grade: Grade): boolean => !grades[grade].stateSecret;
