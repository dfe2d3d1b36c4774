### Words of the room «import».
import-empty = Le fichier { $name } est vide : il n’y a rien à lire. Redemandez-le à l’expéditeur.
import-password = Le fichier { $name } est protégé par un mot de passe. Ouvrez-le dans Excel, retirez le mot de passe (Fichier › Informations › Protéger le classeur), enregistrez une copie, puis ouvrez la copie ici.
import-not-that-format = Le fichier { $name } se dit { $expected } mais n’en est pas un : il a sans doute été renommé. Donnez-lui la terminaison qui convient à son contenu, par exemple .csv pour du texte.
import-unknown-format = Statelier ne connaît pas le format de { $name }. Il ouvre les classeurs Excel et LibreOffice, les fichiers SPSS, Stata, Parquet et PC-Axis, et les tableaux en texte (csv, tsv, txt).
import-damaged = Le fichier { $name } est endommagé ou n’a pas été copié jusqu’au bout ({ $reason }). Redemandez-le, ou ouvrez-le dans Excel et enregistrez-le de nouveau.
import-too-large = Dans { $name }, feuille « { $sheet } », une cellule perdue très loin rend la feuille démesurée. Supprimez les lignes et les colonnes vides après les données, enregistrez, puis ouvrez de nouveau.
import-unknown-encoding = Aucun codage ne s’appelle « { $label } ». Choisissez par exemple utf-8 ou windows-1252.
import-encoding-guessed = Le fichier ne dit pas comment ses lettres sont codées ; lu en { $encoding }, il donne des mots comme { $words }.
import-unreadable-characters = { $n ->
    [one] { $n } caractère ne se lit pas en { $encoding }
   *[other] { $n } caractères ne se lisent pas en { $encoding }
} ; choisissez un autre codage pour cette source.
import-decimal-mark-guessed = « { $mark } » est pris comme signe décimal : { $comma } valeurs ne conviennent qu’à la virgule, { $point } qu’au point.
import-declared-missing = { $n ->
    [one] { $column } : une valeur est manquante parce que le fichier la déclare telle – { $reasons }. La colonne « { $kinds } » garde sa nature.
   *[other] { $column } : { $n } valeurs sont manquantes parce que le fichier les déclare telles – { $reasons }. La colonne « { $kinds } » distingue leurs natures.
}
import-some-labelled = { $column } reste un nombre, bien que certaines de ses valeurs aient un libellé : { $labels }. Elles peuvent vouloir dire « refus » ou « ne sait pas » ; rendez-les alors manquantes.
import-blank-records = { $n ->
    [one] Un enregistrement sans aucune valeur est laissé de côté.
   *[other] { $n } enregistrements sans aucune valeur sont laissés de côté.
}
import-cube = Un cube PC-Axis, « { $title } » ({ $unit }) : { $values } chiffres, { $signs } signes qui tiennent lieu de chiffre.
import-padded-codes = { $n ->
    [one] Un nombre que le fichier affiche avec des zéros en tête est un code et lu comme tel.
   *[other] { $n } nombres que le fichier affiche avec des zéros en tête sont des codes et lus comme tels.
}
import-formulas-unfilled = { $n ->
        [one] Une formule a été enregistrée sans valeur calculée et est lue comme une cellule vide
       *[other] { $n } formules ont été enregistrées sans valeur calculée et sont lues comme des cellules vides
    } : { $cells }. Ouvrez le fichier dans Excel ou LibreOffice, enregistrez-le, puis chargez-le de nouveau.
import-mixed-encodings = { $n ->
        [one] Un texte de ce fichier n’est pas en { $declared }, comme il devrait l’être dans un tel fichier. Il a été lu
       *[other] { $n } textes de ce fichier ne sont pas en { $declared }, comme ils devraient l’être dans un tel fichier. Ils ont été lus
    } en { $encoding } : { $words }
import-cut-letters = { $n ->
        [one] Un texte s’arrête
       *[other] { $n } textes s’arrêtent
    } au milieu d’une lettre, car le champ était trop court ; la demi-lettre est omise.
import-lines-below = { $n ->
        [one] Une ligne
       *[other] { $n } lignes
    } sous les enregistrements n’ont qu’un champ au plus et sont mises de côté : { $text }
import-points-part-thousands = Le point est pris comme séparateur de milliers : trois chiffres le suivent toujours, et des points-virgules séparent les colonnes.
import-borders = { $n ->
    [one] Une zone est listée
   *[other] { $n } zones sont listées
}{ $areas ->
    [0] , aucune avec des limites permettant de dessiner une carte.
    [one] , une avec ses limites, avec lesquelles la salle Rapport dessine des cartes.
   *[other] , { $areas } avec leurs limites, avec lesquelles la salle Rapport dessine des cartes.
}
