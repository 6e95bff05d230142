/** What is made, or null when it cannot be: a day that no month has, a number beyond all bounds. */
export function attempt<T>(make: () => T): T | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
