# このパソコン: キットを開いてから接続を確かめるまで。

problem-laptop-person-empty = あなたとこのパソコンを表す名前を入力してください。
problem-laptop-person-bad = 「{ $value }」は使えません。sato.laptop のように、英数字・ピリオド・ハイフンで入力してください。
