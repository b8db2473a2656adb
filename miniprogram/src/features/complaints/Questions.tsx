import { Text, View } from "@tarojs/components";
import type { ReactNode } from "react";
import type { CaseQuestion, CategoryTree } from "@sunshine/domain/complaints/categories";
import { Chips } from "../../ui/Choices";
import { Field } from "../../ui/Field";
import { changeDraft, type Draft } from "./draft";

interface QuestionProps {
  readonly question: CaseQuestion;
  readonly answer: string;
  readonly onAnswer: (answer: string) => void;
}

const Question = ({ question: { key, text, kind, options, required }, answer, onAnswer }: QuestionProps) => {
  const label = required ? text : `${text}（选填）`;
  if (kind !== "choice") return <Field label={label} id={`answer-${key}`} kind={kind === "number" ? "number" : "text"} value={answer} onChange={onAnswer} maxLength={kind === "number" ? 4 : 100} />;
  return (
    <View className="question">
      <Text className="field__label">{label}</Text>
      <Chips wrap choices={options.map((option) => ({ value: option, label: option }))} chosen={[answer]} onToggle={(option) => onAnswer(option === answer ? "" : option)} />
    </View>
  );
};

/** The category, whom to ring first, and the questions that it asks. */
export const Questions = ({ draft, tree, urgent }: { readonly draft: Draft; readonly tree: CategoryTree; readonly urgent: ReactNode }) => {
  const chosen = tree.categories.find(({ category }) => category === draft.category);
  return (
    <>
      <View className="categories">
        {tree.categories.map(({ category, label, hint }) => (
          <View key={category} className={`category${category === draft.category ? " category--on" : ""}`} role="radio" aria-checked={category === draft.category} onClick={() => changeDraft({ category, answers: {} })} id={`category-${category}`}>
            <Text className="category__label">{label}</Text>
            <Text className="category__hint">{hint}</Text>
          </View>
        ))}
      </View>
      {urgent}
      {chosen?.questions.map((question) => (
        <Question key={question.key} question={question} answer={draft.answers[question.key] ?? ""} onAnswer={(answer) => changeDraft({ answers: { ...draft.answers, [question.key]: answer } })} />
      ))}
    </>
  );
};
