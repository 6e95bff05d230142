/** The one document model: what every template yields and every renderer draws. */
export type Block =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'fields'; readonly fields: readonly Field[] }
  | Table
  | { readonly kind: 'signatures'; readonly signers: readonly string[] };

export interface Field {
  readonly label: string;
  readonly text: string;
}

export interface Table {
  readonly kind: 'table';
  /** Widths are shares of the page's width. */
  readonly columns: readonly { readonly header: string; readonly width: number }[];
  readonly rows: readonly (readonly string[])[];
}
