declare module 'bpmn-moddle' {
  /** Reads BPMN 2.0 XML into a tree of elements. */
  export class BpmnModdle {
    constructor(packages?: Record<string, unknown>);
    fromXML(xml: string, options?: object): Promise<{ rootElement: object; warnings: { message: string }[] }>;
  }
}
