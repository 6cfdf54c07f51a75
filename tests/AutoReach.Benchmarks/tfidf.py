"""An untuned TF-IDF logistic regression, scikit-learn's defaults throughout, behind lines of JSON.

{"add": text, "label": 0 or 1} has it learn one example and is not answered; {"ask": text} is answered with the
probability of 1 as a number, or with null while the examples are fewer than five or all alike. It is fitted anew
when a question comes and the examples have grown by a twenty-fifth, at least by twelve.
"""
import json
import sys

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

texts, labels = [], []
model, fitted = None, 0
print("ready", flush=True)
for line in sys.stdin:
    request = json.loads(line)
    if "add" in request:
        texts.append(request["add"])
        labels.append(request["label"])
        continue
    if len(texts) >= 5 and len(set(labels)) == 2 and (model is None or len(texts) - fitted >= max(12, fitted * 0.04)):
        model, fitted = make_pipeline(TfidfVectorizer(), LogisticRegression()).fit(texts, labels), len(texts)
    print(json.dumps(None if model is None else model.predict_proba([request["ask"]])[0, 1]), flush=True)
