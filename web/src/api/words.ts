/** Words of a contract: Chinese always, English where the contract has it. */
export interface Words {
  zh: string;
  en?: string;
}

export interface Named {
  id: string;
  name: Words;
}
