/** A straight line through points, and how sure its slope is. */
export interface Line {
  readonly slope: number;
  /** Standard error of the slope. */
  readonly error: number;
}

/** Least squares; needs three points at least, not all at the same x. */
export function lineThrough(points: readonly (readonly [x: number, y: number])[]): Line {
  const many = points.length;
  const mean = (axis: 0 | 1) => points.reduce((sum, point) => sum + point[axis], 0) / many;
  const [middleX, middleY] = [mean(0), mean(1)];
  const spread = points.reduce((sum, [x]) => sum + (x - middleX) ** 2, 0);
  if (many < 3 || spread === 0) throw new Error(`no line through ${many} points`);
  const slope = points.reduce((sum, [x, y]) => sum + (x - middleX) * (y - middleY), 0) / spread;
  const beside = points.reduce((sum, [x, y]) => sum + (y - middleY - slope * (x - middleX)) ** 2, 0);
  return { slope, error: Math.sqrt(beside / (many - 2) / spread) };
}
