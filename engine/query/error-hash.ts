/** The number by which Camunda knows an error message: Java's hash of a text, 32 bits with a sign. */
export function errorHash(message: string): number {
  let hash = 0;
  for (let at = 0; at < message.length; at += 1) hash = (Math.imul(hash, 31) + message.charCodeAt(at)) | 0;
  return hash;
}
