declare module 'dmn-moddle' {
  /** Reads DMN 1.3 XML into a tree of elements. */
  export class DmnModdle {
    constructor(packages?: Record<string, unknown>);
    fromXML(xml: string, options?: object): Promise<{ rootElement: object; warnings: { message: string }[] }>;
  }
}
